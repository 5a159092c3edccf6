import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { isolationHeaders } from './headers.ts';

/** Whether this build is for a host that sends no headers: the offline service worker adds them. */
export const isolateByWorker = process.env['COI_SERVICE_WORKER'] === '1';

/** The script that the service worker imports in such a build. */
export const ADD_HEADERS = 'add-headers.js';

/** Isolates pages: by headers while developing and previewing, and in a {@link isolateByWorker} build by its worker. */
export function isolation(): AstroIntegration {
  return {
    name: 'isolation',
    hooks: {
      'astro:config:setup'({ command, injectScript, updateConfig }) {
        updateConfig({ server: { headers: isolationHeaders } });
        if (command !== 'build' || !isolateByWorker) return;
        const module = fileURLToPath(new URL('./reload-once.ts', import.meta.url));
        injectScript('page', `import { reloadOnce } from ${JSON.stringify(module)}; reloadOnce();`);
      },
      'astro:build:done'({ dir }) {
        if (!isolateByWorker) return;
        const source = readFileSync(new URL('./add-headers.js', import.meta.url), 'utf8');
        const script = source.replace('__HEADERS__', JSON.stringify(isolationHeaders));
        writeFileSync(new URL(ADD_HEADERS, dir), script);
      },
    },
  };
}
