import { escapeXml } from "../xml.js";

/**
 * The manifest of a SCORM 1.2 package with one lesson: imsmanifest.xml.
 *
 * It names no mastery score. A platform that has one sets "failed" as soon as a session ends below it, also for who stops half-way; the
 * lesson itself says when it is passed.
 *
 * Source: ADL, "SCORM Content Aggregation Model", version 1.2 (2001), section 2.3, https://adlnet.gov/projects/scorm/
 *
 * @param package_ `id`, the package's identifier, a name of XML; `title`, plain text; `start`, the path of the page it begins with; `files`, every path in it, the manifest's left out.
 */
export function manifest({ id, title, start, files }: { id: string; title: string; start: string; files: readonly string[] }): string {
  const name = escapeXml([...title].slice(0, 200).join("")); // as many as the schema takes
  const address = (path: string): string => escapeXml(path.split("/").map(encodeURIComponent).join("/"));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${escapeXml(id)}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${name}</title>
      <item identifier="lesson" identifierref="pages" isvisible="true">
        <title>${name}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="pages" type="webcontent" adlcp:scormtype="sco" href="${address(start)}">
${[...files]
  .sort()
  .map((path) => `      <file href="${address(path)}"/>\n`)
  .join("")}    </resource>
  </resources>
</manifest>
`;
}
