/** Styles of a terminal by their ECMA-48 numbers; without colour every style is the text itself. */
export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
  mark(text: string): string;
  warn(text: string): string;
}

const styled =
  (on: boolean, open: number, close: number) =>
  (text: string): string =>
    on ? `\x1b[${open}m${text}\x1b[${close}m` : text;

export const inkFor = (colour: boolean): Ink => ({
  bold: styled(colour, 1, 22),
  dim: styled(colour, 2, 22),
  mark: styled(colour, 36, 39),
  warn: styled(colour, 33, 39),
});
