/** Paper that documents are printed on: the address of a document ends in the name of one. */
export const PAPER_SIZES = ['a4', 'letter'] as const
export type PaperSize = (typeof PAPER_SIZES)[number]

/** In millimetres. */
export const MILLIMETRES: {
  readonly [size in PaperSize]: { readonly width: number; readonly height: number }
} = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
}
