import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A text of a page, as a reader of the file gets it. */
export interface PdfText {
  readonly text: string
  /** pt. */
  readonly size: number
}

export interface PdfNode {
  readonly role: string
  readonly alt: string | null
  readonly children: readonly PdfNode[]
}

/** What a reader of PDF that is not the writer finds in a file. */
export async function readPdf(pdf: Buffer) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const pages = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await page.getTextContent()
    const texts: PdfText[] = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, size: Math.hypot(item.transform[0], item.transform[1]) }]
        : []
    )
    pages.push({ view: page.view, texts, tree: nodeOf(await page.getStructTree()) })
  }
  const found = {
    pages,
    info: (await document.getMetadata()).info,
    text: pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ')
  }
  await task.destroy()
  return found
}

function nodeOf(node: unknown): PdfNode {
  if (typeof node !== 'object' || node === null) return { role: '', alt: null, children: [] }
  const role = 'role' in node && typeof node.role === 'string' ? node.role : ''
  const alt = 'alt' in node && typeof node.alt === 'string' ? node.alt : null
  const children = 'children' in node && Array.isArray(node.children) ? node.children.map(nodeOf) : []
  return { role, alt, children }
}

/** All nodes below one, itself first. */
export const nodesOf = (node: PdfNode): PdfNode[] => [node, ...node.children.flatMap(nodesOf)]
