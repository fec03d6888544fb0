import { realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { relativePathFault } from '@inferry/core'
import { packFault, systemCode } from '../pack-fault.ts'
import type { OnnxModel } from './decode-model.ts'
import { type TensorProto, TensorProto_DataLocation } from './generated/onnx_pb.ts'
import { walkTensors } from './walk-tensors.ts'

/** A file of weights that the model refers to. */
export interface ExternalFile {
  /** Relative to the model, `/`-separated: where the model finds it, in the artifact too. */
  readonly path: string
  /** Where it is now, absolute. */
  readonly source: string
}

/**
 * The files that hold the model's external tensors, sorted by path. Throws `INVALID_ARTIFACT` that names the tensor
 * and the file when one is missing, too short, or outside of the model's folder. `file` is the model's path.
 */
export async function externalFiles(model: OnnxModel, file: string): Promise<readonly ExternalFile[]> {
  const root = await realpath(dirname(file))
  const found = new Map<string, { readonly source: string; readonly size: number }>()
  for (const tensor of walkTensors(model)) {
    if (tensor.dataLocation !== TensorProto_DataLocation.EXTERNAL) continue
    const path = location(tensor, file)
    const weights = found.get(path) ?? (await locate(root, path, tensor, file))
    found.set(path, weights)
    checkRange(tensor, path, weights.size, file)
  }
  return [...found].map(([path, { source }]) => ({ path, source })).sort((a, b) => (a.path < b.path ? -1 : 1))
}

function location(tensor: TensorProto, file: string): string {
  const stated = entry(tensor, 'location')
  if (stated === undefined) throw fault(tensor, 'lies in an external file, but no location is given', file)
  const path = stated.replace(/^(\.\/+)+/, '')
  const unsafe = relativePathFault(path)
  if (unsafe === undefined) return path
  const sentence = `lies in ${JSON.stringify(stated)}, which ${unsafe}; external data must lie in the model's folder`
  throw fault(tensor, sentence, file)
}

async function locate(root: string, path: string, tensor: TensorProto, file: string) {
  try {
    const source = await realpath(join(root, path))
    if (!source.startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw fault(
        tensor,
        `lies in ${path}, a link out of the model's folder; put the file itself there`,
        file,
      )
    }
    const { size } = await stat(source)
    return { source, size }
  } catch (cause) {
    if (systemCode(cause) !== 'ENOENT' && systemCode(cause) !== 'ENOTDIR') throw cause
    throw fault(tensor, `lies in ${path}, which is missing; put it beside the model`, file, cause)
  }
}

function checkRange(tensor: TensorProto, path: string, size: number, file: string): void {
  const offset = bytes(tensor, 'offset', file) ?? 0
  const end = offset + (bytes(tensor, 'length', file) ?? 0)
  if (end <= size) return
  throw fault(tensor, `lies in ${path} up to byte ${end}, but the file has ${size}; copy it again`, file)
}

function bytes(tensor: TensorProto, key: string, file: string): number | undefined {
  const stated = entry(tensor, key)
  if (stated === undefined || /^\d{1,15}$/.test(stated))
    return stated === undefined ? undefined : Number(stated)
  throw fault(tensor, `has the external ${key} ${JSON.stringify(stated)}, expected a number of bytes`, file)
}

function entry({ externalData }: TensorProto, key: string): string | undefined {
  return externalData.find((each) => each.key === key)?.value
}

function fault({ name }: TensorProto, sentence: string, file: string, cause?: unknown): Error {
  const subject = name === '' ? 'a tensor without a name' : `the tensor ${JSON.stringify(name)}`
  return packFault(file, `${subject} ${sentence}`, name === '' ? undefined : name, cause)
}
