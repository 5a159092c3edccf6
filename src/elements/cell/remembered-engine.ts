import { deviceStorage } from '../base/device-storage.ts';

/** The engine that the reader chose for an example on this device. */
export function rememberedEngine(example: string, storage = deviceStorage()): string | undefined {
  try {
    return storage?.getItem(`engine/${example}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it, or forgets what was chosen; a device that keeps nothing forgets it with the page. */
export function rememberEngine(example: string, name: string | undefined, storage = deviceStorage()): void {
  try {
    if (name === undefined) storage?.removeItem(`engine/${example}`);
    else storage?.setItem(`engine/${example}`, name);
  } catch {
    // full, or refused
  }
}
