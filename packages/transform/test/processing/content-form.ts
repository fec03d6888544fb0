import t from 'tap'
import { contentForm, knownTypes, mediaType } from '../../src/processing/content-form.ts'

t.equal(mediaType(' Text/CSV; header=present'), 'text/csv')
t.equal(contentForm('text/csv;charset=utf-8'), 'csv')
t.equal(contentForm('application/json'), 'json')
t.equal(contentForm('Application/JSONLines'), 'jsonlines')
t.equal(contentForm('application/x-npy'), undefined)
t.equal(contentForm('constructor'), undefined)
t.equal(knownTypes, 'text/csv, application/json, application/jsonlines')
