import { describe, expect, it } from 'vitest';
import { claimFilterRules } from './claim-filter.ts';

const rules = claimFilterRules([
  { section: 'mechanism', verdict: 'fails' },
  { section: 'mechanism', verdict: 'holds' },
  { section: 'answer', verdict: 'holds' },
]);

describe('claimFilterRules', () => {
  it('hides claims of other verdicts and groups of other sections', () => {
    expect(rules).toContain(".claims:has(#verdict-fails:checked) .claim-row:not([data-verdict='fails'])");
    expect(rules).toContain(
      ".claims:has(option[value='answer']:checked) .claim-group:not([data-section='answer'])",
    );
  });

  it('hides a group that has no claim of the verdict, heading and all', () => {
    expect(rules).toContain(".claims:has(#verdict-fails:checked) .claim-group[data-section='answer']");
    expect(rules).not.toContain(".claims:has(#verdict-holds:checked) .claim-group[data-section='answer']");
  });

  it('says so when nothing is left', () => {
    expect(rules).toContain(
      ".claims:has(#verdict-fails:checked):has(option[value='answer']:checked) .claims-none",
    );
  });
});
