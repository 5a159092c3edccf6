// What a section's predictions offer: fetched when a reader reaches for one, so that no page carries it.
import type { APIRoute, GetStaticPaths } from 'astro';
import { article } from 'virtual:article';
import type { AskedPrediction, AskedPredictions, Sentence } from '../../examples/asked-prediction.ts';
import { markOf } from '../../site/article-facts.ts';
import { codeSpans } from '../../site/code-spans.ts';
import { loadPredictions, type Prediction } from '../../site/predictions.ts';

export const getStaticPaths: GetStaticPaths = () =>
  [...new Set(loadPredictions().map(({ section }) => section))].map((section) => ({ params: { section } }));

export const GET: APIRoute = ({ params }) => {
  const here = loadPredictions().filter(({ section }) => section === params['section']);
  const asked: AskedPredictions = Object.fromEntries(here.map((one) => [one.id, toAsked(one)]));
  return Response.json(asked);
};

function toAsked({ right, example, choices, text }: Prediction): AskedPrediction {
  const wrong = (choices ?? text?.wrong ?? []).flatMap(({ is, not }) =>
    not === undefined ? [] : [{ is, not: toSentence(not) }],
  );
  return {
    right,
    example,
    ...(choices && { choices: choices.map(({ is, says }) => ({ is, says: toSentence(says ?? is) })) }),
    ...(text && { label: text.label, otherwise: toSentence(text.otherwise) }),
    wrong,
  };
}

function toSentence(words: string): Sentence {
  return codeSpans(words).map(({ text, code }) => {
    if (!code) return text;
    const mark = markOf(text, article);
    return mark === undefined ? [text] : [text, mark];
  });
}
