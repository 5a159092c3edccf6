/** The composition root: elements by tag, engines by name. Nothing here loads an engine before a cell asks for one. */
import { pressOncePerKey } from './elements/base/held-keys.ts';
import { CodeCell } from './elements/cell/code-cell.ts';
import { earlierOnDemand } from './elements/cell/earlier-on-demand.ts';
import { changesOnDemand } from './elements/change/changes-on-demand.ts';
import { exercisesOnDemand } from './elements/exercise/exercises-on-demand.ts';
import { writingOnDemand } from './elements/exercise/writing-on-demand.ts';
import { defineLate } from './elements/late/define-late.ts';
import { LatePiece } from './elements/late/late-piece.ts';
import { MirrorSwitch } from './elements/mirror-switch/mirror-switch.ts';
import { predictionsOnDemand } from './elements/prediction/predictions-on-demand.ts';
import { GlossaryTerm } from './elements/term/glossary-term.ts';
import { timelinesOnDemand } from './elements/timeline/timeline-button.ts';
import { versionsOnDemand } from './elements/versions/versions-on-demand.ts';
import { registerEngine } from './runtime/registry.ts';

const pyodide = new LatePiece('createPyodideEngine', () => import('./engines/pyodide/engine.ts'));
const pageJs = new LatePiece('createPageJsEngine', () => import('./engines/page-js/engine.ts'));
const webContainer = new LatePiece(
  'createWebContainerEngine',
  () => import('./engines/webcontainer/engine.ts'),
);
registerEngine('pyodide', async () => (await pyodide.get())());
for (const version of ['3.10', '3.11', '3.12', '3.13', '3.15'] as const)
  registerEngine(`pyodide-${version}`, async () => (await pyodide.get())({ version }));
registerEngine('page-js', async () => (await pageJs.get())());
registerEngine('webcontainer', async () => (await webContainer.get())());

/** Wakes the elements of the page. */
export function defineElements(): void {
  pressOncePerKey();
  // First: a link may name a program that another choice of language hides.
  customElements.define('mirror-switch', MirrorSwitch);
  customElements.define('code-cell', CodeCell);
  customElements.define('glossary-term', GlossaryTerm);
  earlierOnDemand();
  changesOnDemand();
  exercisesOnDemand();
  predictionsOnDemand();
  timelinesOnDemand();
  versionsOnDemand();
  writingOnDemand();

  // Few pages have these; the others do not pay for them.
  defineLate(
    'cell-comparison',
    'This comparison',
    new LatePiece('CellComparison', () => import('./elements/comparison/cell-comparison.ts')),
  );
  defineLate(
    'play-ground',
    'The playground',
    new LatePiece('PlayGround', () => import('./elements/playground/play-ground.ts')),
  );
  defineLate(
    'reader-vote',
    'The vote',
    new LatePiece('ReaderVote', () => import('./elements/vote/reader-vote.ts')),
  );
  defineLate(
    'vote-recall',
    'Your vote',
    new LatePiece('VoteRecall', () => import('./elements/vote/reader-vote.ts')),
  );
  defineLate(
    'share-answer',
    'The button that shares this answer',
    new LatePiece('ShareAnswer', () => import('./elements/share/share-answer.ts')),
  );
  defineLate(
    'correct-this',
    'The link to correct this',
    new LatePiece('CorrectThis', () => import('./elements/correct/correct-this.ts')),
  );
}
