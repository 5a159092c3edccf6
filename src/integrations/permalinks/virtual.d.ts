declare module 'virtual:redirects' {
  /** Old addresses and where they went, without the base, as in `content/redirects.yaml`. */
  export const redirects: Readonly<Record<string, string>>;
}
