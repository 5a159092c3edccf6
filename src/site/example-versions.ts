import type { VersionRecording } from '../examples/example.ts';
import type { SiteExample } from './examples.ts';

/** What an example prints in every CPython that was asked, oldest first; none where none was, as of JavaScript. */
export function versionsOfExample({ language, byVersion, versions }: SiteExample): VersionRecording {
  if (byVersion) return byVersion;
  const engines = language === 'python' ? (versions?.checked ?? []) : [];
  return engines.length > 0 ? [{ engines }] : [];
}
