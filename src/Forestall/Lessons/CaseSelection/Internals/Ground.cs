namespace Forestall.Lessons.CaseSelection.Internals;

/// <summary>Memberships that the formulas of choice rest on.</summary>
internal sealed class Ground
{
    public Ground(Formula formula)
    {
        Formula = formula;
        Study = formula.Study;
        Terms = [.. formula.Terms.Select(t => Study.Membership(t.Literals))];
        Whole = formula.Membership();
        Rows = [.. Enumerable.Range(0, Whole.Length).Select(RowOf)];
    }

    public Formula Formula { get; }

    public Study Study { get; }

    /// <summary>Membership in each term, term by term.</summary>
    public double[][] Terms { get; }

    /// <summary>Membership in the whole formula.</summary>
    public double[] Whole { get; }

    public double[] Y => Study.Y;

    /// <summary>The row of the truth table that every case belongs to, and its membership there; no values where a membership is exactly 0.5.</summary>
    public (int[]? Values, double Membership)[] Rows { get; }

    public int[] Where(Func<int, bool> holds) => [.. Enumerable.Range(0, Whole.Length).Where(holds)];

    /// <summary>Whether no other term has the case as a member.</summary>
    public bool Unique(int term, int i) => !Terms.Where((x, k) => k != term && x[i] > 0.5).Any();

    public string? RowName(int i) => Rows[i].Values is { } values ? Study.Term([.. values.Select(static (v, c) => new Literal(c, v))]).Expression : null;

    /// <summary>A key that sorts rows as the truth table does.</summary>
    public string RowKey(int i) => Rows[i].Values is { } values ? string.Concat(values.Select(static v => (char)('0' + v))) : "~";

    private (int[]? Values, double Membership) RowOf(int i)
    {
        var values = new int[Study.Conditions.Count];
        var membership = 1.0;
        for (var c = 0; c < values.Length; c++)
        {
            var condition = Study.Conditions[c];
            var x = condition.Data[i];
            if (condition.Kind == ConditionKind.Fuzzy)
            {
                if (Math.Abs(x - 0.5) < TruthTable.Tolerance)
                {
                    return (null, 0.5);
                }

                values[c] = x > 0.5 ? 1 : 0;
                membership = Math.Min(membership, Math.Max(x, 1 - x));
            }
            else
            {
                values[c] = double.IsNaN(x) ? condition.Levels : (int)x;
            }
        }

        return (values, membership);
    }
}
