/** A text as Plotly shows it and does not read it as markup: it knows tags and entities. */
export const plainText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
