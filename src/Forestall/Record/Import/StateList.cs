namespace Forestall.Record.Import;

/// <summary>Which states existed when, as the record that ships with Forestall has it; before and after its period nothing is known to have changed.</summary>
internal static class StateList
{
    /// <summary>The states that existed in some of the months, each with those in which it did.</summary>
    public static IEnumerable<Situation> Between(Month from, Month to) =>
        ViolenceRecord.Embedded.Situations.Select(s => Within(s, from, to)).OfType<Situation>();

    /// <summary>The state in those of the months in which it existed; null when in none.</summary>
    public static Situation? Between(string code, Month from, Month to) =>
        ViolenceRecord.Embedded.TryFind(code, out var known) ? Within(known, from, to) : null;

    /// <summary>The state in all of the months, whether it existed or not.</summary>
    public static Situation Always(string code, Month from, Month to)
    {
        if (ViolenceRecord.Embedded.TryFind(code, out var known))
        {
            return known with { From = from, To = to };
        }

        var country = CountryList.WithCode(code)!;
        return new Situation(code, country.GleditschWard, country.Name, string.Empty, country.Theatres, from, to);
    }

    private static Situation? Within(Situation state, Month from, Month to)
    {
        var first = state.From > ViolenceRecord.Embedded.From && state.From > from ? state.From : from;
        var last = state.To < ViolenceRecord.Embedded.To && state.To < to ? state.To : to;
        return first <= last ? state with { From = first, To = last } : null;
    }
}
