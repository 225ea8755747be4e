namespace Forestall.Record.Import;

/// <summary>What to import, and where.</summary>
/// <param name="Kind">What the files hold.</param>
/// <param name="Files">The files, as downloaded; their order does not matter.</param>
/// <param name="Into">Folder of the record: made when it does not exist, added to when it does.</param>
/// <param name="Base">The record from which a new one takes what the files do not give.</param>
public sealed record ImportRequest(ImportKind Kind, IReadOnlyList<string> Files, string Into, ViolenceRecord Base)
{
    /// <summary>Where the deaths of events that span months are counted.</summary>
    public EventSpread Spread { get; init; }
}

/// <summary>What an import did.</summary>
/// <param name="Created">Whether the record is new.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Taken">Rows taken into the record.</param>
/// <param name="Duplicates">Events left out since they were counted already.</param>
/// <param name="Situations">Situations with rows taken.</param>
/// <param name="From">First month or, as its January, first year the files cover.</param>
/// <param name="To">Last month or, as its December, last year the files cover.</param>
/// <param name="Deaths">Deaths taken; null when the files hold none.</param>
/// <param name="Notes">What else there is to know, one sentence each.</param>
public sealed record ImportReport(
    bool Created,
    long Rows,
    long Taken,
    long Duplicates,
    int Situations,
    Month From,
    Month To,
    Deaths? Deaths,
    IReadOnlyList<string> Notes);

/// <summary>How far an import is.</summary>
/// <param name="File">The file being read.</param>
/// <param name="Rows">Rows read from all files so far.</param>
/// <param name="Share">Share of all bytes read so far.</param>
public readonly record struct ImportProgress(string File, long Rows, double Share);
