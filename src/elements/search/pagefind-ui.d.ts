declare module '@pagefind/default-ui' {
  export class PagefindUI {
    constructor(options: {
      readonly element: HTMLElement;
      readonly baseUrl: string;
      readonly bundlePath: string;
      readonly showImages: boolean;
      readonly showSubResults: boolean;
      readonly resetStyles: boolean;
      /** The words as the reader typed them -> as they are searched. */
      readonly processTerm: (term: string) => string;
      readonly translations: Readonly<Record<string, string>>;
    });
  }
}
