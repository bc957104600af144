/** The fonts of a report, as TrueType files. Only the glyphs that are used go into the PDF. */
export interface ReportFonts {
  readonly regular: Uint8Array
  readonly semiBold: Uint8Array
  readonly bold: Uint8Array
  /** Of the large figures. */
  readonly figures: Uint8Array
}
