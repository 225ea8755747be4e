using Forestall.Files;
using Forestall.Record.Internals;

namespace Forestall.Record.Import;

/// <summary>Reads files as their publishers give them and makes, or adds to, a record. Semantics: docs/record-import.md.</summary>
public static class RecordImport
{
    /// <summary>Imports the files. When anything fails, the folder is exactly as it was.</summary>
    /// <param name="request">What to import, and where.</param>
    /// <param name="progress">Told how far the work is, often.</param>
    /// <param name="cancellation">Stops the work; nothing is changed then.</param>
    /// <exception cref="InputException">A file cannot be used; the message names file, line, column and mend.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ImportReport Run(ImportRequest request, Action<ImportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var files = new ImportFiles(request, progress, cancellation);
        var draft = RecordDraft.Open(request);
        files.Known = draft.Sources;
        var outcome = request.Kind switch
        {
            ImportKind.Ged or ImportKind.GedCandidate => GedImport.Run(request, files, draft),
            ImportKind.Acled => AcledImport.Run(request, files, draft),
            ImportKind.Table => TableImport.Run(request, files, draft),
            ImportKind.Unhcr => UnhcrImport.Run(files, draft),
            ImportKind.UcdpCountryYear => CountryYearImport.Run(files, draft),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        draft.AddSources(files, request.Kind);
        cancellation.ThrowIfCancellationRequested();
        if (RecordFiles.VersionIn(request.Into) != draft.Version)
        {
            throw new InputException($"{request.Into}: the record was changed by somebody else meanwhile; import again.");
        }

        RecordFolder.Replace(request.Into, stage => draft.Write(stage, cancellation));
        return outcome with { Created = draft.IsNew, Rows = files.Rows, Notes = [.. outcome.Notes, .. draft.Notes] };
    }
}
