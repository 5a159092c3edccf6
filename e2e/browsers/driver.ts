/** A key that is no character, by its name in the DOM. */
export type Key =
  'Alt' | 'ArrowRight' | 'Backspace' | 'Control' | 'End' | 'Enter' | 'Escape' | 'Home' | 'Shift' | 'Tab';

/** The little that every browser's remote control can do: one window, looked at and used. */
export interface Driver {
  /** Name and version, as the browser gives them: "Firefox 153.8.0". */
  readonly browser: string;
  /** Opens an address and waits until the page has loaded. */
  goto(address: string): Promise<void>;
  /** The value of an expression in the page, which must be JSON. A promise is awaited. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Presses the first mouse button at a place, in CSS pixels of the window. */
  click(x: number, y: number): Promise<void>;
  /** Types characters, one key after the other. */
  type(text: string): Promise<void>;
  /** Presses keys together: all but the last are held. */
  press(...keys: readonly (Key | 'a')[]): Promise<void>;
  /** A PNG of what is in sight. */
  screenshot(): Promise<Buffer>;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
}

/** The window of every browser. */
export const windowSize = { width: 1280, height: 800 };
