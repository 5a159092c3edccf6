import type { AskedPrediction, Sentence } from '../../examples/asked-prediction.ts';

/** The parts of a prediction's form that its element speaks to. */
export interface PredictionForm {
  readonly form: HTMLFormElement;
  readonly group: HTMLFieldSetElement;
  readonly inputs: readonly HTMLInputElement[];
  readonly verdict: HTMLElement;
  readonly commit: HTMLButtonElement;
  readonly look: HTMLButtonElement;
  readonly run: HTMLButtonElement;
  readonly clear: HTMLButtonElement;
}

/** Draws the form of the prediction of this id: its choices, or, where there are none, a short text to write. */
export function drawForm(id: string, { choices, label = '' }: AskedPrediction): PredictionForm {
  const group = element('fieldset');
  const answers = (choices ?? []).map(({ is, says }) => {
    const words = element('span');
    words.append(drawSentence(says));
    return drawLabel('predict-choice', element('input', { type: 'radio', name: id, value: is }), words);
  });
  if (!choices) {
    const input = element('input', { type: 'text', maxLength: 80, autocomplete: 'off', spellcheck: false });
    input.autocapitalize = 'off';
    answers.push(drawLabel('predict-text', element('span', { textContent: label }), input));
  }
  const button = (name: string, type: 'submit' | 'button' = 'button'): HTMLButtonElement =>
    element('button', { type, textContent: name });
  const [commit, look] = [button('Commit', 'submit'), button('Show the answer instead')];
  const [run, clear] = [button('Run the program'), button('Clear my answer')];
  const buttons = element('div', { className: 'predict-buttons' });
  buttons.append(commit, look, run, clear);
  const verdict = element('p', { className: 'predict-verdict', tabIndex: -1, role: 'status' });
  group.append(...answers, verdict, buttons);
  const form = element('form', { className: 'predict-form not-content' });
  form.append(group);
  return { form, group, inputs: [...group.querySelectorAll('input')], verdict, commit, look, run, clear };
}

/** A sentence with its code. */
export function drawSentence(sentence: Sentence): DocumentFragment {
  const words = document.createDocumentFragment();
  for (const part of sentence) {
    if (typeof part === 'string') words.append(part);
    else {
      const code = element('code', { textContent: part[0] });
      if (part[1] !== undefined) code.dataset['mark'] = part[1];
      words.append(code);
    }
  }
  return words;
}

function drawLabel(className: string, ...parts: readonly HTMLElement[]): HTMLLabelElement {
  const label = element('label', { className });
  label.append(...parts);
  return label;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}
