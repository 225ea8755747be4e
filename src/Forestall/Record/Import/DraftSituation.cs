namespace Forestall.Record.Import;

/// <summary>A situation of a record in the making: its months without a gap, and the files each month comes from.</summary>
internal sealed class DraftSituation
{
    private Situation _situation;
    private HarmMonth[] _months;
    private CountedFiles?[] _files;

    public DraftSituation(Situation situation)
    {
        _situation = situation;
        _months = [.. Enumerable.Range(0, situation.Months).Select(i => new HarmMonth { Month = situation.From + i })];
        _files = new CountedFiles?[situation.Months];
    }

    /// <summary>ISO alpha-3 code.</summary>
    public string Code => _situation.Code;

    /// <summary>First month.</summary>
    public Month From => _situation.From;

    /// <summary>Last month.</summary>
    public Month To => _situation.To;

    /// <summary>The situation as the record shows it.</summary>
    public Situation Situation => _situation;

    /// <summary>The years, by number.</summary>
    public SortedDictionary<int, HarmYear> Years { get; } = [];

    /// <summary>Whether a month is covered.</summary>
    public bool Covers(Month month) => _situation.Covers(month);

    /// <summary>A month that is covered.</summary>
    public ref HarmMonth Month(Month month) => ref _months[month - From];

    /// <summary>The files a covered month comes from; null where it comes from no import.</summary>
    public ref CountedFiles? Files(Month month) => ref _files[month - From];

    /// <summary>All months.</summary>
    public IEnumerable<HarmMonth> Months => _months;

    /// <summary>The months of a year that are covered.</summary>
    public ReadOnlySpan<HarmMonth> MonthsOf(int year)
    {
        var first = Math.Max(0, new Month(year, 1) - From);
        return _months.AsSpan(first, Math.Min(_months.Length, new Month(year, 12) - From + 1) - first);
    }

    /// <summary>All files months come from.</summary>
    public IEnumerable<CountedFiles?> AllFiles => _files;

    /// <summary>Covers these months too; what lies between is zero.</summary>
    public void Widen(Month from, Month to)
    {
        if (from >= From && to <= To)
        {
            return;
        }

        var wider = new DraftSituation(_situation with { From = from < From ? from : From, To = to > To ? to : To });
        _months.CopyTo(wider._months, From - wider.From);
        _files.CopyTo(wider._files, From - wider.From);
        (_situation, _months, _files) = (wider._situation, wider._months, wider._files);
    }
}
