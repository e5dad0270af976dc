// validate.js API.yaml RECORDING.har: is every recorded exchange what the API description says?
// Routes, inputs, security and outputs are judged by Prism's own validators; this file only feeds them.
'use strict';
const fs = require('fs');
const path = require('path');
const modules = process.env.CLOUDNX_NODE_MODULES || path.join(__dirname, 'node_modules');
const prism = (part) => require(path.join(modules, '@stoplight/prism-http/dist', part));
const { getHttpOperationsFromSpec } = prism('utils/operations');
const route = prism('router').default;
const { validateInput, validateOutput, validateSecurity } = prism('validator');

const left = (either) => (either._tag === 'Left' ? either.left : null);

function headersOf(list) {
    return Object.fromEntries(list.map(({ name, value }) => [name.toLowerCase(), value]));
}

function queryOf(url) {
    const query = {};
    for (const [name, value] of url.searchParams)
        query[name] = name in query ? [].concat(query[name], value) : value;
    return query;
}

function bodyOf(text, headers) {
    if (text === undefined || text === '') return undefined;
    return (headers['content-type'] || '').includes('json') ? JSON.parse(text) : text;
}

function complaintsOf(operations, { request, response }) {
    const url = new URL(request.url);
    const input = { method: request.method.toLowerCase(), url: { path: url.pathname, query: queryOf(url) },
                    headers: headersOf(request.headers) };
    input.body = bodyOf(request.postData && request.postData.text, input.headers);
    const routed = route({ resources: operations, input });
    // What the server refuses as unknown is no breach of the description: an undescribed path must be a 404 or a 405.
    if (routed._tag === 'Left')
        return [404, 405].includes(response.status) ? [] : [{ message: `no such operation: ${routed.left.detail}` }];
    const operation = routed.right;
    const declared = new Set(((operation.request || {}).query || []).map((parameter) => parameter.name));
    const accepted = response.status < 400;
    const found = [];
    if (accepted) {
        for (const name of Object.keys(input.url.query))
            if (!declared.has(name)) found.push({ message: `undocumented query parameter ${name} was accepted` });
        found.push(...(left(validateInput({ resource: operation, element: input })) || []));
        found.push(...(left(validateSecurity({ resource: operation, element: input })) || []));
    }
    const headers = headersOf(response.headers);
    const output = { statusCode: response.status, headers, body: bodyOf(response.content.text, headers) };
    if (!operation.responses.some((one) => one.code === String(response.status)))
        found.push({ message: `status ${response.status} is not documented` });
    found.push(...(left(validateOutput({ resource: operation, element: output })) || []));
    return found;
}

(async () => {
    const operations = await getHttpOperationsFromSpec(process.argv[2]);
    const { entries } = JSON.parse(fs.readFileSync(process.argv[3], 'utf8')).log;
    const used = new Set();
    let bad = 0;
    for (const entry of entries) {
        const complaints = complaintsOf(operations, entry);
        used.add(`${entry.request.method} ${new URL(entry.request.url).pathname}`);
        if (!complaints.length) continue;
        ++bad;
        console.error(`${entry.request.method} ${entry.request.url} -> ${entry.response.status}`);
        for (const one of complaints)
            console.error(`    ${(one.path || []).join('.')} ${one.message} [${one.code || ''}]`);
    }
    console.log(`${entries.length} exchanges, ${used.size} different, ${bad} against the description`);
    process.exit(entries.length === 0 || bad ? 1 : 0);
})();
