/** The composition root: elements by tag, engines by name. Nothing here loads an engine before a cell asks for one. */
import { CodeCell } from './elements/cell/code-cell.ts';
import { MirrorSwitch } from './elements/mirror-switch/mirror-switch.ts';
import { GlossaryTerm } from './elements/term/glossary-term.ts';
import { timelinesOnDemand } from './elements/timeline/timeline-button.ts';
import { registerEngine } from './runtime/registry.ts';

registerEngine('pyodide', async () => (await import('./engines/pyodide/engine.ts')).createPyodideEngine());
registerEngine('page-js', async () => (await import('./engines/page-js/engine.ts')).createPageJsEngine());
registerEngine('webcontainer', async () =>
  (await import('./engines/webcontainer/engine.ts')).createWebContainerEngine(),
);

// First: a link may name a program that another choice of language hides.
customElements.define('mirror-switch', MirrorSwitch);
customElements.define('code-cell', CodeCell);
customElements.define('glossary-term', GlossaryTerm);
timelinesOnDemand();

// Few pages have these; the others do not pay for them.
if (document.querySelector('cell-comparison')) {
  void import('./elements/comparison/cell-comparison.ts').then(({ CellComparison }) =>
    customElements.define('cell-comparison', CellComparison),
  );
}
if (document.querySelector('reader-vote, vote-recall')) {
  void import('./elements/vote/reader-vote.ts').then(({ ReaderVote, VoteRecall }) => {
    customElements.define('reader-vote', ReaderVote);
    customElements.define('vote-recall', VoteRecall);
  });
}
if (document.querySelector('play-ground')) {
  void import('./elements/playground/play-ground.ts').then(({ PlayGround }) =>
    customElements.define('play-ground', PlayGround),
  );
}
