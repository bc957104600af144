/** The package ships no types: a factory of a kafkajs codec. */
declare module 'kafkajs-snappy' {
  import type { ICompressionCodec } from 'kafkajs'
  export default function createSnappyCodec(): ICompressionCodec
}
