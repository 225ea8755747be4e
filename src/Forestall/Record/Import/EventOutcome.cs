using System.Globalization;

namespace Forestall.Record.Import;

/// <summary>Puts the sums of events into the record and says what was done.</summary>
internal static class EventOutcome
{
    public static ImportReport Of(ImportRequest request, ImportFiles files, RecordDraft draft, EventStream stream, DeathsPeriod period)
    {
        if (!stream.HasEvents)
        {
            throw new InputException($"{files.All[0].Name}: no row is an event of organised violence that can be counted; check that this is the right kind of file.");
        }

        stream.Settle(period);
        if (stream.Taken == 0)
        {
            throw new InputException(stream.Uncertain == 0
                ? $"{files.All[0].Name}: every event is in the record already; there is nothing to add."
                : $"{files.All[0].Name}: the record has these months ({period.From} to {period.To}) from a source that does not name its events, so that they could count twice; import the yearly release with them, or make a new record.");
        }

        var merge = new DeathsMerge(draft, stream.Tally, period, Files(request, files));
        var last = draft.IsEmpty ? period.From - 1 : draft.Situations.Values.Max(static s => s.To);
        if (request.Kind == ImportKind.GedCandidate)
        {
            merge.Add();
            NoteEmptyMonths(draft, stream, last < period.From ? period.From : last + 1, period.To);
        }
        else
        {
            merge.Replace();
        }

        if (stream.Uncertain > 0)
        {
            draft.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{stream.Uncertain:N0} events were left out: the record has their months from a source that does not name its events, so that they could count twice."));
        }

        return new ImportReport(
            draft.IsNew, files.Rows, stream.Taken, stream.Duplicates, stream.Tally.Situations.Count(c => stream.Tally.Of(c).Months.Any()), period.From, period.To, stream.Deaths, []);
    }

    /// <summary>The files, as the months remember them.</summary>
    public static CountedFiles Files(ImportRequest request, ImportFiles files) =>
        new(request.Kind, request.Spread, string.Join(' ', files.All.Select(static f => f.Mark).Order(StringComparer.Ordinal)));

    private static void NoteEmptyMonths(RecordDraft draft, EventStream stream, Month from, Month to)
    {
        var months = stream.Tally.Situations.SelectMany(c => stream.Tally.Of(c).Months).ToHashSet();
        var empty = Enumerable.Range(0, Math.Max(0, to - from + 1)).Select(i => from + i).Where(m => !months.Contains(m)).ToList();
        if (empty.Count > 0)
        {
            draft.Notes.Add($"No event began in {string.Join(", ", empty)}; these months are new in the record, so import their candidates too.");
        }
    }
}
