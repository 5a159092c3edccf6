/** Milliseconds in which a second click is still part of the double click that pressed Run. */
const doubleClick = 400;

/** Whether a click on Stop was meant for Run, which stood there until `startedAt`: that is a time stamp of an event. */
export function isSameDoubleClick({ detail, timeStamp }: MouseEvent, startedAt: number): boolean {
  return detail > 1 && timeStamp - startedAt < doubleClick;
}
