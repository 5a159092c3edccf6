import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface FrontMatter {
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly section?: number;
}

const FOLDER = 'content/sections';
const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => {
    const [, frontMatter = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(FOLDER, name), 'utf8')) ?? [];
    return { name, data: parse(frontMatter) as FrontMatter, body };
  });
const sections = pages
  .filter(({ data }) => data.section !== undefined)
  .sort((a, b) => (a.data.section ?? 0) - (b.data.section ?? 0));

/** What a reader reads as sentences: no code, no tags, but the texts that tags carry. */
function prose(body: string): string {
  return body
    .replace(/^import .*$/gm, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`\n]*`/g, 'code')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<Quote>[\s\S]*?<\/Quote>/g, '') // the article's own words keep its own marks
    .replace(/\b(?:question|title)="([^"]*)"/g, '>$1<')
    .replace(/<[^>]*>/g, '');
}

const headings = (body: string): { level: number; text: string }[] =>
  [...body.replace(/```[\s\S]*?```/g, '').matchAll(/^(#+) (.*)$/gm)].map(([, marks = '', text = '']) => ({
    level: marks.length,
    text,
  }));

describe('the sections', () => {
  it('are numbered without a gap', () => {
    expect(sections.map(({ data }) => data.section)).toEqual(sections.map((_, n) => n + 1));
  });

  it('each lead on to the next', () => {
    const leads = sections.map(({ body }) => /<Next slug="([^"]+)"/.exec(body)?.[1]);
    expect(leads.slice(0, -1)).toEqual(sections.slice(1).map(({ data }) => data.slug));
  });

  it.each(sections.slice(0, -1))('$name opens with what the article argues', ({ body, data }) => {
    const first = headings(body)[0]?.text;
    expect(first).toBe('What the article argues \\{#the-article\\}');
    if (data.section !== 1) expect(body, 'something to try').toContain('<TryThis>');
  });
});

describe.each(pages)('$name', ({ data, body }) => {
  it('has a title and a description that fits a search result', () => {
    expect(data.title).toBeTruthy();
    expect(data.slug).toMatch(/^[a-z0-9-]+$/);
    expect(data.description.length).toBeGreaterThan(50);
    expect(data.description.length).toBeLessThanOrEqual(160);
  });

  it('has headings with written ids and skips no level', () => {
    let level = 1;
    for (const heading of headings(body)) {
      expect(heading.text).toMatch(/\\\{#[a-z0-9]+(-[a-z0-9]+)*\\\}$/);
      expect(heading.level, heading.text).toBeLessThanOrEqual(level + 1);
      expect(heading.level, `${heading.text}: the title is the only h1`).toBeGreaterThan(1);
      level = heading.level;
    }
  });

  it('is typeset: curly quotes, no double spaces, no dashes that hold sentences together', () => {
    const text = `${data.title}\n${data.description}\n${prose(body)}`;
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(/['"]/);
      expect(line).not.toMatch(/—| -{1,2} |\S {2,}\S/);
      expect(line).not.toMatch(/\.\.\./);
    }
  });
});
