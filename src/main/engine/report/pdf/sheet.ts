import PDFDocument from 'pdfkit'
import type { ReportFonts } from './report-fonts'

/** The smallest text, 8.25 pt: all measures of the report are in units of 1/96 inch. */
export const smallText = 11
const pointsPerUnit = 0.75

export const ink = {
  text: '#14181A',
  soft: '#454B4E',
  faint: '#5F6567',
  grid: '#E4E2DA',
  line: '#D5D3C9',
  frame: '#9A9A92',
  grey: '#8C8F8A',
  paper: '#FFFFFF'
} as const
export type Ink = (typeof ink)[keyof typeof ink]

export interface TextStyle {
  readonly font?: keyof ReportFonts
  readonly size?: number
  readonly color?: Ink
  /** Where `x` is: at the start, the middle or the end of the text. */
  readonly align?: 'left' | 'center' | 'right'
  /** Digits of one width, for columns. */
  readonly tabular?: boolean
  /** Units between letters. */
  readonly spacing?: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What is said of a part in the tag tree. */
export interface TagOptions {
  readonly alt?: string
  readonly title?: string
  readonly scope?: 'Column' | 'Row'
  /** Where a figure is on its page. */
  readonly box?: Box
}

export interface SheetInfo {
  readonly title: string
  readonly subject: string
  /** Moment of the file: no clock is asked. */
  readonly atMs: number
}

/**
 * A tagged PDF that is drawn on, the only door to pdfkit. All that is drawn is drawn inside `tag` (what is read aloud) or
 * `artifact` (what is not). Nothing in it depends on a clock or on chance.
 */
export class Sheet {
  readonly #document: PDFKit.PDFDocument
  readonly #chunks: Buffer[] = []
  /** Parts of the tag tree that are open, outermost first. */
  readonly #open: PDFKit.PDFStructureElement[] = []
  readonly #finished: Promise<Buffer>

  constructor(fonts: ReportFonts, { title, subject, atMs }: SheetInfo) {
    const at = new Date(atMs)
    this.#document = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      info: {
        Title: title,
        Subject: subject,
        Author: 'Deloton Console',
        Creator: 'Deloton Console',
        CreationDate: at,
        ModDate: at
      }
    })
    this.#finished = new Promise((resolve, reject) => {
      this.#document.on('data', (chunk: Buffer) => this.#chunks.push(chunk))
      this.#document.on('end', () => resolve(Buffer.concat(this.#chunks)))
      this.#document.on('error', reject)
    })
    this.#document.registerFont('regular', fonts.regular)
    this.#document.registerFont('semiBold', fonts.semiBold)
    this.#document.registerFont('bold', fonts.bold)
    this.#document.registerFont('figures', fonts.figures)
    const root = this.#document.struct('Document')
    this.#document.addStructure(root)
    this.#open.push(root)
  }

  addPage(): void {
    this.#document.addPage()
    this.#document.scale(pointsPerUnit)
  }

  /** Closes the document. */
  async end(): Promise<Buffer> {
    for (const part of this.#open.reverse()) part.end()
    this.#document.end()
    return this.#finished
  }

  /** A part that is made of parts: a table of rows. */
  within(type: string, fill: () => void, options: TagOptions = {}): void {
    const part = this.#document.struct(type, structOptions(options))
    this.#open.at(-1)?.add(part)
    this.#open.push(part)
    fill()
    this.#open.pop()
    part.end()
  }

  /** A part that is drawn: a heading, a paragraph, a figure with its `alt`. */
  tag(type: string, draw: () => void, options: TagOptions = {}): void {
    this.#open.at(-1)?.add(this.#document.struct(type, structOptions(options), [draw]))
  }

  /** Decoration, and what is on every page. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.#document.markContent('Artifact', { type })
    draw()
    this.#document.endMarkedContent()
  }

  /** One line of text; `y` is its base line. */
  text(text: string, x: number, y: number, style: TextStyle = {}): void {
    const { align = 'left', color = ink.text } = style
    const width = align === 'left' ? 0 : this.widthOf(text, style)
    const left = align === 'center' ? x - width / 2 : align === 'right' ? x - width : x
    this.#take(style)
    this.#document
      .fillColor(color)
      .text(spaced(text), left, y, { lineBreak: false, baseline: 'alphabetic', ...textOptions(style) })
  }

  widthOf(text: string, style: TextStyle = {}): number {
    this.#take(style)
    return this.#document.widthOfString(spaced(text), textOptions(style))
  }

  /** The text, cut with an ellipsis where it is wider. */
  fit(text: string, width: number, style: TextStyle = {}): string {
    if (this.widthOf(text, style) <= width) return text
    const characters = [...text]
    const cut = (length: number): string => `${characters.slice(0, length).join('').trimEnd()}…`
    let [fits, tooLong] = [0, characters.length]
    while (tooLong - fits > 1) {
      const middle = Math.floor((fits + tooLong) / 2)
      if (this.widthOf(cut(middle), style) <= width) fits = middle
      else tooLong = middle
    }
    return cut(fits)
  }

  /** The text in lines; a no-break space holds words together. */
  wrap(text: string, width: number, style: TextStyle = {}): string[] {
    const lines: string[] = []
    for (const word of text.split(' ')) {
      const longer = `${lines.at(-1) ?? ''} ${word}`
      if (lines.length > 0 && this.widthOf(longer, style) <= width) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    return lines
  }

  line(from: readonly [number, number], to: readonly [number, number], color: Ink, width = 1): void {
    this.#document
      .moveTo(...from)
      .lineTo(...to)
      .lineWidth(width)
      .strokeColor(color)
      .stroke()
  }

  /** A rectangle, filled, outlined or both. */
  box({ x, y, width, height }: Box, paint: { fill?: Ink; stroke?: Ink; radius?: number; lineWidth?: number }): void {
    const { fill, stroke, radius = 0, lineWidth = 1 } = paint
    const path = this.#document.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2))
    path.lineWidth(lineWidth)
    if (fill !== undefined && stroke !== undefined) path.fillAndStroke(fill, stroke)
    else if (fill !== undefined) path.fill(fill)
    else if (stroke !== undefined) path.stroke(stroke)
  }

  /** A rectangle of slanting lines, for what is unknown. */
  hatch(box: Box): void {
    const { x, y, width, height } = box
    this.#document.save().rect(x, y, width, height).clip().lineWidth(1.4).strokeColor(ink.text)
    for (let at = 5; at < width + height; at += 5) {
      this.#document.moveTo(x + at - height, y + height).lineTo(x + at, y)
    }
    this.#document.stroke().restore()
    this.box(box, { stroke: ink.text, lineWidth: 0.75 })
  }

  /** A path in SVG's words, at `x`, `y`. */
  path(
    path: string,
    paint: { fill?: string; stroke?: string; lineWidth?: number; dash?: number; x?: number; y?: number; scale?: number }
  ): void {
    const { fill, stroke, lineWidth = 1, dash, x = 0, y = 0, scale = 1 } = paint
    const document = this.#document.save().translate(x, y).scale(scale)
    document.lineJoin('round').lineCap(dash === undefined ? 'round' : 'butt')
    if (dash !== undefined) document.dash(dash, { space: dash * 0.7 })
    document.path(path).lineWidth(lineWidth)
    if (fill !== undefined) document.fill(fill)
    if (stroke !== undefined) document.stroke(stroke)
    document.restore()
  }

  circle(x: number, y: number, radius: number, paint: { fill: Ink; stroke: Ink }): void {
    this.#document.circle(x, y, radius).lineWidth(1.3).fillAndStroke(paint.fill, paint.stroke)
  }

  #take({ font = 'regular', size = 12 }: TextStyle): void {
    this.#document.font(font, size)
  }
}

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ')

function textOptions({ tabular = false, spacing = 0 }: TextStyle): PDFKit.Mixins.TextOptions {
  return { characterSpacing: spacing, ...(tabular ? { features: ['tnum'] } : {}) }
}

function structOptions({ alt, title, scope, box }: TagOptions): object {
  const points = (value: number): number => value * pointsPerUnit
  return {
    ...(alt === undefined ? {} : { alt }),
    ...(title === undefined ? {} : { title }),
    ...(scope === undefined ? {} : { scope }),
    ...(box === undefined
      ? {}
      : { bbox: [points(box.x), points(box.y), points(box.x + box.width), points(box.y + box.height)] })
  }
}
