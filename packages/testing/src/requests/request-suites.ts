import { acceptRequests } from './accept-requests.ts'
import { badBinaryRequests } from './bad-binary-requests.ts'
import { badHeaderRequests } from './bad-header-requests.ts'
import { badJsonRequests } from './bad-json-requests.ts'
import { badOipRequests } from './bad-oip-requests.ts'
import { badCsvRequests, badJsonLinesRequests, badNpyRequests } from './bad-table-requests.ts'
import { goodRequests } from './good-requests.ts'
import type { RequestCase, RequestSuite } from './request-case.ts'
import { routeRequests, unservedRequests } from './route-requests.ts'
import { severalModelsRequests } from './several-models.ts'
import { readSubject, type Subject } from './subject.ts'

/** The table of requests: for servers of one model each, and for one of all. `folders`: the artifacts. */
export async function requestSuites(folders: readonly string[]): Promise<readonly RequestSuite[]> {
  const subjects = await Promise.all(folders.map(readSubject))
  return [
    ...subjects.map((subject, at) => ({
      name: subject.manifest.name,
      paths: [folders[at] as string],
      cases: modelRequests(subject),
    })),
    { name: 'all models', paths: folders, cases: severalModelsRequests(subjects) },
  ]
}

/** Of one model, the good and the bad. */
export function modelRequests(subject: Subject): readonly RequestCase[] {
  return [goodRequests, acceptRequests, ...badRequests, routeRequests, unservedRequests].flatMap((make) =>
    make(subject),
  )
}

const badRequests = [
  badJsonRequests,
  badOipRequests,
  badBinaryRequests,
  badCsvRequests,
  badJsonLinesRequests,
  badNpyRequests,
  badHeaderRequests,
]
