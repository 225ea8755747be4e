namespace Forestall.Brief.Documents.Pdf;

internal static class PdfWriter
{
    public static byte[] Bytes(BriefDocument document, PaperSize paper) => throw new InputException($"{document.Title}: PDF is not written yet on {paper}; use .html.");
}
