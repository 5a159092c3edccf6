import { startEmbed } from '../embed/embed.ts';
import { copyLinks } from './copy-links.ts';
import { followFragments } from './fragment.ts';
import { lineLinks } from './line-links.ts';

/** Everything that a page does about addresses; once per page. */
export function startLinks(): void {
  followFragments();
  copyLinks();
  lineLinks();
  startEmbed();
  document.addEventListener('cell-share', (event) => {
    event.preventDefault();
    const { cell } = (event as HTMLElementEventMap['cell-share']).detail;
    void import('../share/share-panel.ts').then(({ openSharePanel }) => openSharePanel(cell));
  });
}
