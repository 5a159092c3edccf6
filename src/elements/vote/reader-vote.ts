import { SiteElement } from '../base/site-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'reader-vote': ReaderVote;
    'vote-recall': VoteRecall;
  }
}

/** Where the vote is kept: each article has its own, even where two are served from one address. */
const keyOf = (element: HTMLElement): string => `${element.dataset['prefix'] ?? ''}:vote`;

/** The vote of this browser's reader, if there is one and storage may be read. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The three answers of the front page: opening one is voting for it. Kept in this browser, sent nowhere. */
export class ReaderVote extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    const recall = (): void => this.#mark(remembered(keyOf(this)));
    recall();
    addEventListener('storage', recall, { signal });
    for (const answer of this.querySelectorAll('details')) {
      const id = answer.dataset['answer'] ?? '';
      // A click, not a toggle: the browser opens details by itself when it finds text in them.
      answer.querySelector('summary')?.addEventListener(
        'click',
        () => {
          if (answer.open) return;
          this.#mark(id);
          try {
            localStorage.setItem(keyOf(this), id);
          } catch {
            // Storage may be closed to us; the answer is shown all the same.
          }
        },
        { signal },
      );
    }
  }

  #mark(vote: string | null): void {
    for (const answer of this.querySelectorAll('details')) {
      answer.toggleAttribute('data-chosen', answer.dataset['answer'] === vote);
    }
  }
}

/** Reminds a reader, where the answer is given, of how they voted. Stays hidden for those who did not. */
export class VoteRecall extends SiteElement {
  protected override begin(signal: AbortSignal): void {
    // Another tab may vote, or this one while it is on a page to which Back leads.
    addEventListener('storage', () => this.#recall(), { signal });
    this.#recall();
  }

  #recall(): void {
    const vote = remembered(keyOf(this));
    for (const line of this.querySelectorAll<HTMLElement>('[data-answer]')) {
      line.hidden = line.dataset['answer'] !== vote;
    }
    this.hidden = vote === null;
  }
}
