/** Each exercise's tests and what runs them, compiled; made by the compiled-checks integration. */
declare module 'virtual:compiled-checks' {
  const checks: import('./integration.ts').CompiledChecks;
  export default checks;
}
