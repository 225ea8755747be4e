namespace Forestall.Brief.Documents;

internal static class WordWriter
{
    public static byte[] Bytes(BriefDocument document, PaperSize paper) => throw new InputException($"{document.Title}: Word is not written yet on {paper}; use .html.");
}
