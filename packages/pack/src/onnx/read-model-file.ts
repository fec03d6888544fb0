import { readFile, stat } from 'node:fs/promises'
import { packFault, toReadFault } from '../pack-fault.ts'
import { decodeModel, type OnnxModel } from './decode-model.ts'

export interface ModelFile {
  readonly bytes: Uint8Array
  readonly model: OnnxModel
}

/** Protobuf's own limit, 2 GiB less one byte: no reader takes a larger message. */
export const maxModelSize = 2 ** 31 - 1

/** Reads and decodes an ONNX file. Throws `INVALID_ARTIFACT` that names the file. */
export async function readModelFile(path: string): Promise<ModelFile> {
  const bytes = await read(path)
  return { bytes, model: decodeModel(bytes, path) }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw packFault(path, 'is not a file; give the path of the .onnx file')
    if (found.size > maxModelSize) throw packFault(path, tooLarge)
    return await readFile(path)
  } catch (cause) {
    throw toReadFault(path, cause)
  }
}

const tooLarge =
  'is larger than 2 GiB, which protobuf does not allow; save it with external data (onnx.save(…, save_as_external_data=True))'
