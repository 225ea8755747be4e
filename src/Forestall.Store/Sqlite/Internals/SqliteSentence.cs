using Microsoft.Data.Sqlite;

namespace Forestall.Store.Sqlite.Internals;

/// <summary>What SQLite says, as one sentence with the mend.</summary>
internal static class SqliteSentence
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int ReadOnlyMoved = ReadOnly | (4 << 8);

    /// <summary>The exception to throw in the place of SQLite's.</summary>
    public static Exception Of(SqliteException e, string place) => e switch
    {
        { SqliteErrorCode: Corrupt or NotADatabase } => new DamagedStorageException(Reason(e), e),
        { SqliteErrorCode: Busy or Locked } => new InputException($"{place}: another program has kept the journal locked for too long; wait until it is done and try again.", e),
        { SqliteExtendedErrorCode: ReadOnlyMoved } => new InputException($"{place}: the journal was restored or moved while this command ran, and nothing was added; run the command again.", e),
        { SqliteErrorCode: ReadOnly } => new InputException($"{place}: the journal cannot be written to; give yourself the right to write to the file and its folder.", e),
        { SqliteErrorCode: Full } => new InputException($"{place}: the disk is full, and nothing was added; make room and try again.", e),
        { SqliteErrorCode: CannotOpen } => new InputException($"{place}: the journal cannot be opened; check the path and the rights to the file and its folder.", e),
        { SqliteErrorCode: InputOutput } => new InputException($"{place}: the disk does not read or write as it should ({Reason(e)}), and nothing was added; check the disk.", e),
        _ => new InputException($"{place}: the journal refuses ({Reason(e)}); check that only Forestall writes to it.", e),
    };

    /// <summary>Whether what went wrong in copying went wrong where the copy is written.</summary>
    public static bool IsOfTheTarget(SqliteException e) => e.SqliteErrorCode is ReadOnly or Full or CannotOpen or InputOutput;

    /// <summary>SQLite's own words, without what the provider puts around them.</summary>
    public static string Reason(SqliteException e)
    {
        var first = e.Message.IndexOf('\'', StringComparison.Ordinal);
        var last = e.Message.LastIndexOf('\'');
        return first >= 0 && last > first ? e.Message[(first + 1)..last] : e.Message.TrimEnd('.');
    }
}
