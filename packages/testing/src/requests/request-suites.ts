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

/**
 * The table of requests: for servers of one model each, and for one of all. `folders`: the artifacts. What no model has
 * a part in is asked of the first one's server alone.
 */
export async function requestSuites(folders: readonly string[]): Promise<readonly RequestSuite[]> {
  const subjects = await Promise.all(folders.map(readSubject))
  return [
    ...subjects.map((subject, at) => ({
      name: subject.manifest.name,
      paths: [folders[at] as string],
      cases: [...ofModel, ...(at === 0 ? ofServer : [])].flatMap((make) => make(subject)),
    })),
    { name: 'all models', paths: folders, cases: severalModelsRequests(subjects) },
  ]
}

type MakeRequests = (subject: Subject) => readonly RequestCase[]

const ofModel: readonly MakeRequests[] = [
  goodRequests,
  acceptRequests,
  badJsonRequests,
  badOipRequests,
  badBinaryRequests,
  badCsvRequests,
  badJsonLinesRequests,
  badNpyRequests,
  routeRequests,
]

const ofServer: readonly MakeRequests[] = [badHeaderRequests, unservedRequests]
