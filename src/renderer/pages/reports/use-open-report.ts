import { useState } from 'react'
import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { printReport } from './print-report'
import { savePdf } from './report-file'
import { type ShownPdf, usePdf } from './use-pdf'
import type { ReportActions } from './use-report-actions'
import { useReportFile } from './use-reports'

/** A report's file as it is shown, saved and printed. */
export interface OpenReport {
  readonly pdf: ShownPdf
  /** Null until that can be done. */
  readonly save: (() => void) | null
  readonly print: (() => void) | null
  /** Asks for the file, or reads it, once more. */
  retry(): void
}

export function useOpenReport(report: Report | null | undefined, actions: ReportActions): OpenReport {
  const { query, bytes } = useReportFile(report)
  const [attempt, setAttempt] = useState(0)
  const read = usePdf(bytes, attempt)
  const file = query.data
  const isBroken = file !== undefined && bytes === null
  const why = query.error?.message ?? (isBroken ? t('reports.preview.broken') : null)
  const pdf: ShownPdf = why === null ? read : { kind: 'failed', why }

  const print = async (): Promise<void> => {
    if (pdf.kind !== 'read') return
    try {
      await printReport(pdf.document)
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      actions.say({ tone: 'bad', text: t('reports.print.failed', { why: words }) })
    }
  }
  return {
    pdf,
    save:
      file === undefined || bytes === null
        ? null
        : () => {
            savePdf(bytes, file.file_name)
            actions.say({ tone: 'good', text: t('reports.saved', { file: file.file_name }) })
          },
    print: pdf.kind === 'read' ? () => void print() : null,
    retry: () => {
      if (why === null) setAttempt((before) => before + 1)
      else void query.refetch()
    }
  }
}
