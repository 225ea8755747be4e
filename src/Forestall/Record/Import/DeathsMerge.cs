namespace Forestall.Record.Import;

/// <summary>Puts sums of deaths into a record: in the place of what it has for the same situations and months, or on top of it.</summary>
/// <param name="draft">The record.</param>
/// <param name="tally">The sums.</param>
/// <param name="period">The months for which the files speak.</param>
/// <param name="files">The files.</param>
internal sealed class DeathsMerge(RecordDraft draft, HarmTally tally, DeathsPeriod period, CountedFiles files)
{
    /// <summary>Deaths of a period take the place of what the record has for the situations named; situations not named stay as they are.</summary>
    public void Replace()
    {
        Extend();
        foreach (var situation in tally.Situations.Select(c => draft.Situations[c]))
        {
            var sums = tally.Of(situation.Code);
            var (first, last) = Within(situation);
            for (var month = first; month <= last; month += 1)
            {
                situation.Month(month) = sums.Month(month) ?? new HarmMonth { Month = month };
                situation.Files(month) = files;
            }

            draft.SumYears(situation, Years(situation), (year, before, oneSided) => ByGovernments(sums, year, Whole(situation, year) ? 0 : before, oneSided));
        }

        if (period.IsWorldwide)
        {
            ConfirmZeros();
        }
    }

    /// <summary>Deaths are added to what the record has.</summary>
    public void Add()
    {
        var otherSpread = false;
        Extend();
        foreach (var situation in tally.Situations.Select(c => draft.Situations[c]))
        {
            var sums = tally.Of(situation.Code);
            foreach (var month in sums.Months)
            {
                ref var there = ref situation.Month(month);
                var more = sums.Month(month)!.Value;
                there = new HarmMonth(
                    month,
                    there.StateBasedEvents + more.StateBasedEvents,
                    there.NonStateEvents + more.NonStateEvents,
                    there.OneSidedEvents + more.OneSidedEvents,
                    there.Harm + more.Harm,
                    there.Estimated | more.Estimated);
                ref var from = ref situation.Files(month);
                otherSpread |= from is not null && from.Spread != files.Spread;
                from = from?.With(files) ?? files;
            }

            draft.SumYears(situation, Years(situation), (year, before, oneSided) => ByGovernments(sums, year, before, oneSided));
        }

        if (otherSpread)
        {
            draft.Notes.Add("Events that span months were counted otherwise in the record than now; import all of them with the same --spread to compare months.");
        }
    }

    /// <summary>Months in which an older release had no events, and this one has none, are this one's from now on.</summary>
    private void ConfirmZeros()
    {
        foreach (var situation in draft.Situations.Values)
        {
            foreach (var month in situation.Months.Where(m => period.Covers(m.Month) && m.Events == 0 && m.Harm == default))
            {
                ref var from = ref situation.Files(month.Month);
                from = from is { AreUcdpEvents: true } ? files : from;
            }
        }
    }

    /// <summary>Makes room for the period: in a new record for every state of the time, in one that is there for what the files speak of.</summary>
    private void Extend()
    {
        if (draft.IsEmpty)
        {
            foreach (var situation in StateList.Between(period.From, period.To))
            {
                Cover(draft.Include(situation), period.From, period.To);
            }
        }
        else if (period.IsWorldwide)
        {
            foreach (var situation in draft.Situations.Values.Where(s => s.To < period.To && s.To >= period.From - 1 && StateList.Between(s.Code, s.To + 1, period.To) is not null))
            {
                var first = situation.To + 1;
                situation.Widen(situation.From, period.To);
                Cover(situation, first, period.To);
            }
        }

        foreach (var code in tally.Situations)
        {
            ExtendNamed(code);
        }
    }

    private void ExtendNamed(string code)
    {
        var existed = StateList.Between(code, period.From, period.To);
        var months = tally.Of(code).Months.ToList();
        var first = Earlier(existed?.From, months.Count == 0 ? null : Later(new Month(months[0].Year, 1), period.From));
        var last = Later(existed?.To, months.Count == 0 ? null : Earlier(new Month(months[^1].Year, 12), period.To));
        if (first is not { } from || last is not { } to)
        {
            return;
        }

        if (draft.Situations.TryGetValue(code, out var there) && (from > there.To + 1 || to < there.From - 1))
        {
            throw new InputException($"{there.Situation.Name} is in the record from {there.From} to {there.To} and in the files from {from} to {to}; import what lies between first, or make a record of its own.");
        }

        var situation = draft.Include(StateList.Always(code, from, to));
        var (before, after) = (situation.From, situation.To);
        situation.Widen(from, to);
        Cover(situation, situation.From, before - 1);
        Cover(situation, after + 1, situation.To);
        if (there is null)
        {
            Cover(situation, from, to);
        }
    }

    private void Cover(DraftSituation situation, Month first, Month last)
    {
        for (var month = Later(first, situation.From)!.Value; month <= last && month <= situation.To; month += 1)
        {
            situation.Files(month) ??= files;
        }

        if (first <= last)
        {
            draft.SumYears(situation, Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(y => y >= situation.From.Year && y <= situation.To.Year), static (_, before, _) => before);
        }
    }

    private (Month First, Month Last) Within(DraftSituation situation) =>
        (Later(period.From, situation.From)!.Value, Earlier(period.To, situation.To)!.Value);

    private IEnumerable<int> Years(DraftSituation situation)
    {
        var (first, last) = Within(situation);
        return first > last ? [] : Enumerable.Range(first.Year, last.Year - first.Year + 1);
    }

    private bool Whole(DraftSituation situation, int year)
    {
        var months = situation.MonthsOf(year);
        return period.Covers(months[0].Month) && period.Covers(months[^1].Month);
    }

    private static long ByGovernments(SituationTally sums, int year, long before, long oneSided) =>
        Math.Min(oneSided, before + Enumerable.Range(1, 12).Sum(m => sums.ByGovernments(new Month(year, m))));

    private static Month? Earlier(Month? a, Month? b) => a is null ? b : b is null ? a : a < b ? a : b;

    private static Month? Later(Month? a, Month? b) => a is null ? b : b is null ? a : a > b ? a : b;
}
