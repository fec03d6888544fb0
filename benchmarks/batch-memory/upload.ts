import { createReadStream } from 'node:fs'

/** The most that the server of tests takes as one part. Bytes. */
const partBytes = 8 * 2 ** 20

/** Puts a file into a bucket in parts, so that it need not be in memory here. */
export async function upload(url: string, bucket: string, key: string, file: string): Promise<void> {
  const object = `${url}/${bucket}/${key}`
  const begun = await text(await fetch(`${object}?uploads`, { method: 'POST', headers: octets }))
  const id = encodeURIComponent(/<UploadId>(.*?)<\/UploadId>/.exec(begun)?.[1] ?? '')
  const parts: string[] = []
  for await (const body of createReadStream(file, { highWaterMark: partBytes })) {
    const number = parts.length + 1
    const put = await fetch(`${object}?partNumber=${number}&uploadId=${id}`, {
      method: 'PUT',
      headers: octets,
      body,
    })
    await text(put)
    parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${put.headers.get('etag')}</ETag></Part>`)
  }
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
  await text(
    await fetch(`${object}?uploadId=${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body,
    }),
  )
}

const octets = { 'content-type': 'application/octet-stream' }

async function text(response: Response): Promise<string> {
  const body = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${body}`)
  return body
}
