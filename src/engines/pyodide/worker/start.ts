/** What the default version runs before it gets a program: it imports the driver, and ends what made the start cheap. */
export const START =
  'import _host.runner, _host.library, sitecustomize; sitecustomize.finish(); del _host, sitecustomize';
