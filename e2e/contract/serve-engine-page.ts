import { builtFolder } from '../builds.ts';
import { serveSite, type SiteServer } from '../server.ts';

/** Serves the page that has all engines and nothing else, cross-origin isolated or not. */
export async function serveEnginePage(isolated: boolean): Promise<SiteServer> {
  return serveSite({
    folder: await builtFolder('engine-page'),
    brotli: 0,
    intercept(_, response) {
      if (isolated) {
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      }
      return false;
    },
  });
}
