/** What stands over a chart in a picture of it. */
export interface ImageWords {
  readonly title: string
  readonly note: string
  /** Names of the series with their colours. */
  readonly keys: readonly { readonly words: string; readonly colour: string; readonly isHatched: boolean }[]
}

/** Colours as CSS writes them. */
export interface ImageColours {
  readonly ground: string
  readonly title: string
  readonly note: string
}

const headPx = 44
const marginPx = 16
/** Pixels of the picture for one of the screen. */
const scale = 2
const font = '"Inter Variable", system-ui, sans-serif'

/**
 * A chart as it is on the screen, as PNG, with its title above it; null where nothing is drawn. Plotly's own `toImage`
 * writes markup into the page on its way, which the page's trusted types refuse: what it has drawn is taken as it is.
 * Rejects where the browser can not draw it.
 */
export async function chartImage(plot: Element, words: ImageWords, colours: ImageColours): Promise<Blob | null> {
  const { width, height } = plot.getBoundingClientRect()
  const layers = [...plot.querySelectorAll<SVGSVGElement>('svg.main-svg')]
  if (layers.length === 0 || width === 0 || height === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round((height + headPx) * scale)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.scale(scale, scale)
  context.fillStyle = colours.ground
  context.fillRect(0, 0, width, height + headPx)
  drawWords(context, words, colours, width)
  for (const layer of layers) context.drawImage(await imageOf(layer, width, height), 0, headPx, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function drawWords(context: CanvasRenderingContext2D, words: ImageWords, colours: ImageColours, width: number): void {
  context.textBaseline = 'middle'
  const middle = headPx / 2
  context.font = `600 13px ${font}`
  context.fillStyle = colours.title
  context.fillText(words.title, marginPx, middle)
  let left = marginPx + context.measureText(words.title).width + 10
  context.font = `500 12px ${font}`
  context.fillStyle = colours.note
  context.fillText(words.note, left, middle)
  left += context.measureText(words.note).width + 10
  let right = width - marginPx
  for (const key of words.keys.toReversed()) {
    right -= context.measureText(key.words).width
    if (right - 16 < left) return
    context.fillStyle = colours.note
    context.fillText(key.words, right, middle)
    drawKey(context, key, right - 16, middle - 5)
    right -= 32
  }
}

function drawKey(
  context: CanvasRenderingContext2D,
  { colour, isHatched }: ImageWords['keys'][number],
  left: number,
  top: number
): void {
  context.fillStyle = colour
  context.strokeStyle = colour
  if (!isHatched) {
    context.fillRect(left, top, 10, 10)
    return
  }
  context.strokeRect(left + 0.5, top + 0.5, 9, 9)
  context.beginPath()
  for (const at of [3.5, 7]) {
    context.moveTo(left, top + at)
    context.lineTo(left + at, top)
    context.moveTo(left + 10 - at, top + 10)
    context.lineTo(left + 10, top + 10 - at)
  }
  context.stroke()
}

async function imageOf(layer: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = layer.cloneNode(true)
  if (copy instanceof SVGSVGElement) {
    copy.setAttribute('width', String(width))
    copy.setAttribute('height', String(height))
    // Plotly paints the ground over everything below, the head's words excepted.
    copy.style.background = 'none'
  }
  // Addresses of clips and patterns begin with the page's: within a picture there is none.
  const text = new XMLSerializer().serializeToString(copy).replaceAll(/url\((&quot;|['"])?[^)#]*#/g, 'url($1#')
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}
