import { readFile } from 'node:fs/promises'
import figures from '../../../../../resources/fonts/report/Archivo-700Bold.ttf?asset'
import regular from '../../../../../resources/fonts/report/Inter-400Regular.ttf?asset'
import semiBold from '../../../../../resources/fonts/report/Inter-600SemiBold.ttf?asset'
import bold from '../../../../../resources/fonts/report/Inter-700Bold.ttf?asset'
import type { ReportFonts } from './report-fonts'

/** Reads the fonts that the build laid beside the program. Rejects where one is gone. */
export async function loadFonts(): Promise<ReportFonts> {
  const [regularFile, semiBoldFile, boldFile, figuresFile] = await Promise.all(
    [regular, semiBold, bold, figures].map((path) => readFile(path))
  )
  if (!regularFile || !semiBoldFile || !boldFile || !figuresFile) throw new Error('a font of the report is missing')
  return { regular: regularFile, semiBold: semiBoldFile, bold: boldFile, figures: figuresFile }
}
