using Forestall.Record;

namespace Forestall.Cli.Commands.Journals;

/// <summary>How an entry names the situation it concerns.</summary>
internal static class JournalSubject
{
    /// <summary>The code, and the theatre where one was named, or else the situation's name.</summary>
    public static string Of(ViolenceRecord record, string named)
    {
        var situation = record.Find(named);
        return $"{situation.Code} {situation.Theatres.FirstOrDefault(t => t.Equals(named.Trim(), StringComparison.OrdinalIgnoreCase)) ?? situation.Name}";
    }
}
