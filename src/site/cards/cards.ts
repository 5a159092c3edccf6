import { article } from 'virtual:article';
import { highlight, linesOf } from '../../highlight/highlight.ts';
import type { Role } from '../../highlight/roles.ts';
import { plainTitle } from '../article-facts.ts';
import type { Answer } from '../answers.ts';
import type { Claim } from '../claims.ts';
import type { SiteExample } from '../examples.ts';
import { verdicts, type Verdict } from '../schemas.ts';
import type { Tally } from '../score.ts';
import { box, type Box } from './box.ts';
import { chooseExcerpt } from './excerpt.ts';
import { readPalette } from './palette.ts';

const palette = readPalette();
const color = (role: string): string => palette[role] ?? '#1d1b18';
const verdictColors: Readonly<Record<Verdict, string>> = {
  holds: color('good'),
  caveat: color('caution'),
  fails: color('bad'),
};

const codeSize = 31;
const codeLines = 7;
const codeColumns = 55;

/** An example: its code, and the verdict that it decides (or the question that it asks). */
export async function exampleCard(example: SiteExample, claims: readonly Claim[]): Promise<Box> {
  const deciding = claims.filter(({ experiments }) => experiments.includes(example.id));
  const [claim] = deciding;
  const code = await codeBox(example.files[example.entry] ?? '', example.language);
  return frame(
    code,
    claim === undefined
      ? box({ fontSize: 44, lineHeight: 1.2 }, clip(example.question, 110))
      : box(
          { flexDirection: 'column' },
          verdictLine(claim.verdict, deciding.length > 1 ? `and ${deciding.length - 1} more` : ''),
          box({ fontSize: 34, lineHeight: 1.25, color: color('text-quiet') }, clip(plain(claim.claim), 118)),
        ),
  );
}

/** An answer: the question, and how the answer begins. */
export function answerCard({ question, answer }: Answer): Box {
  return frame(
    box(
      { flexDirection: 'column', justifyContent: 'center', flexGrow: 1 },
      box({ fontSize: question.length > 44 ? 64 : 82, lineHeight: 1.1 }, plain(question)),
      box({ fontSize: 36, lineHeight: 1.35, marginTop: 30, color: color('text-quiet') }, clip(answer, 190)),
    ),
    box({ fontSize: 34 }, 'With a program that decides it'),
  );
}

/** A section: its title, and how its claims fared. */
export function sectionCard(title: string, description: string, tally: Tally | undefined): Box {
  const counts = (Object.keys(verdicts) as Verdict[])
    .filter((verdict) => (tally?.[verdict] ?? 0) > 0)
    .map((verdict) =>
      box(
        { alignItems: 'center', marginRight: 44, fontSize: 38, color: verdictColors[verdict] },
        mark(verdict, 34),
        box({ marginLeft: 14 }, countOf(verdict, tally?.[verdict] ?? 0)),
      ),
    );
  return frame(
    box(
      { flexDirection: 'column', justifyContent: 'center', flexGrow: 1 },
      box({ fontSize: title.length > 34 ? 76 : 96, lineHeight: 1.08 }, title),
      box(
        { fontSize: 38, lineHeight: 1.3, marginTop: 28, color: color('text-quiet') },
        clip(description, 130),
      ),
    ),
    counts.length > 0 ? box({}, ...counts) : box({ fontSize: 38 }, 'Every program runs in your browser'),
  );
}

function countOf(verdict: Verdict, count: number): string {
  const words = verdicts[verdict];
  return `${count} ${count === 1 ? words : words.replace('holds', 'hold').replace('does', 'do')}`;
}

function frame(top: Box, bottom: Box): Box {
  return box(
    {
      width: '100%',
      height: '100%',
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '40px 56px 44px',
      backgroundColor: color('ground'),
      color: color('text'),
      fontFamily: 'Text',
    },
    box(
      { justifyContent: 'space-between', fontSize: 30, color: color('text-quiet'), marginBottom: 18 },
      box({}, plainTitle(article)),
      box(
        {},
        box(
          { color: color('first'), borderBottom: `4px solid ${color('first')}`, marginRight: 20 },
          article.marks.first[0],
        ),
        box(
          { color: color('second'), borderBottom: `4px dotted ${color('second')}` },
          article.marks.second[0],
        ),
      ),
    ),
    top,
    box({ marginTop: 22 }, bottom),
  );
}

async function codeBox(code: string, language: 'python' | 'javascript'): Promise<Box> {
  const lines = linesOf(code);
  const { first, count, indent } = chooseExcerpt(lines, codeLines, codeColumns);
  const spans = (await highlight(code, language)).slice(first, first + count);
  const rows = spans.map((line) => {
    let cut = indent;
    let room = codeColumns;
    const parts: Box[] = [];
    for (const { role, text } of line) {
      const from = Math.min(cut, text.length);
      cut -= from;
      const shown = text.slice(from, from + room);
      room -= shown.length;
      // satori drops a span of nothing but spaces; this kind it keeps.
      if (shown !== '') parts.push(box(ink(role), shown.replaceAll(' ', '\u00a0')));
    }
    return box({ height: codeSize * 1.42 }, ...parts);
  });
  return box(
    {
      flexDirection: 'column',
      flexGrow: 1,
      justifyContent: 'center',
      backgroundColor: color('ground-raised'),
      border: `2px solid ${color('rule')}`,
      borderRadius: 14,
      padding: '10px 28px',
      fontFamily: 'Code',
      fontSize: codeSize,
    },
    ...rows,
  );
}

/** Color, and for the two that matter a ground as well: in a thumbnail it is all that is left of them. */
function ink(role: Role): Record<string, string> {
  if (role === 'yield' || role === 'await') {
    const hue = role === 'yield' ? 'first' : 'second';
    return { color: color(hue), backgroundColor: color(`${hue}-ground`), borderRadius: '5px' };
  }
  return { color: role === 'comment' ? color('text-quiet') : color('text') };
}

function verdictLine(verdict: Verdict, more: string): Box {
  return box(
    { alignItems: 'center', fontSize: 58, color: verdictColors[verdict], marginBottom: 4 },
    mark(verdict, 50),
    box({ marginLeft: 20 }, capital(verdicts[verdict])),
    box({ marginLeft: 24, fontSize: 30, color: color('text-quiet') }, more),
  );
}

/** The marks of `VerdictMark.astro`. */
function mark(verdict: Verdict, size: number): Box {
  const ink = verdictColors[verdict];
  const shapes = {
    holds: `<circle cx="8" cy="8" r="6.5" fill="${ink}"/>`,
    caveat: `<circle cx="8" cy="8" r="5.75" fill="none" stroke="${ink}" stroke-width="1.5"/><path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="${ink}"/>`,
    fails: `<path d="m3 3 10 10M13 3 3 13" fill="none" stroke="${ink}" stroke-width="2.4"/>`,
  };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="${size}" height="${size}">${shapes[verdict]}</svg>`;
  return {
    type: 'img',
    props: { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, width: size, height: size },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Our data marks code with backquotes; a card has no room for the difference. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}

function clip(text: string, length: number): string {
  const whole = plain(text).trim();
  return whole.length <= length ? whole : `${whole.slice(0, length).replace(/\s+\S*$/, '')} …`;
}
