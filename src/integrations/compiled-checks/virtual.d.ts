/** Made by the compiled-checks integration. */
declare module 'virtual:compiled-checks' {
  const checks: import('./integration.ts').CompiledChecks;
  export default checks;
}
