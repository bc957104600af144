/** The part of PDF.js that reads files; imported, it makes itself known as `globalThis.pdfjsWorker`. */
declare module 'pdfjs-dist/build/pdf.worker.mjs'
