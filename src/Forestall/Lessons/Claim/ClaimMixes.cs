using System.Globalization;

namespace Forestall.Lessons.Claim;

/// <summary>Conditions that are compared together with coercion.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Conditions">Their names; <see cref="Coercion"/> stands for coercion as defined.</param>
/// <param name="Expectations">Directional expectations of the intermediate solution.</param>
public sealed record MixFrame(string Name, IReadOnlyList<string> Conditions, IReadOnlyList<string> Expectations)
{
    /// <summary>The name of coercion among the conditions.</summary>
    public const string Coercion = "COERCE";

    /// <summary>The frames: with the other instruments, and with the circumstances.</summary>
    public static IReadOnlyList<MixFrame> All { get; } =
    [
        new("instruments", [Coercion, "EARLY", "DIPL", "INDUC", "ECON", "DEPLOY"], [Coercion, "EARLY", "DIPL", "INDUC", "ECON", "DEPLOY"]),
        new("circumstances", [Coercion, "DIPL", "INDUC", "REGION", "GPOPP", "PRIORMK"], [Coercion, "DIPL", "INDUC", "REGION", "~GPOPP", "~PRIORMK"]),
    ];
}

/// <summary>What was sufficient in combination: the solutions over one frame.</summary>
public sealed class ClaimMix
{
    internal ClaimMix(MixFrame frame, TruthTable table, IReadOnlyList<Solution> solutions)
    {
        Frame = frame;
        Table = table;
        Solutions = solutions;
    }

    /// <summary>The conditions.</summary>
    public MixFrame Frame { get; }

    /// <summary>The truth table.</summary>
    public TruthTable Table { get; }

    /// <summary>The conservative, intermediate and parsimonious solution; none where no row is positive.</summary>
    public IReadOnlyList<Solution> Solutions { get; }

    /// <summary>The rows with at least as many cases as the frequency cut-off asks for.</summary>
    public int RowsWithCases => Table.Observed.Count(static r => r.Output != RowOutput.Remainder);

    /// <summary>The coverage (covS) of the terms of a model that have coercion, that have its absence, and that do without it.</summary>
    public static (double With, double Absent, double Neither) Coverage(Solution solution, Model model)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(model);
        var study = solution.Table.Study;
        double Of(int? value)
        {
            var terms = model.Terms.Where(t => (t.Literals.Where(static l => l.Condition == 0).Select(static l => (int?)l.Value).FirstOrDefault()) == value).ToList();
            var x = new double[study.Cases.Count];
            foreach (var term in terms)
            {
                var membership = study.Membership(term.Literals);
                for (var i = 0; i < x.Length; i++)
                {
                    x[i] = Math.Max(x[i], membership[i]);
                }
            }

            return terms.Count == 0 ? 0 : SufficiencyFit.Of(x, study.Y).Coverage ?? 0;
        }

        return (Of(1), Of(0), Of(null));
    }

    internal static ClaimMix? Of(MixFrame frame, IReadOnlyList<CodedCase> cases, SetExpression coercion, SuccessDefinition success, ClaimSettings settings, CancellationToken cancellation)
    {
        if (StudyOf(frame, cases, coercion, success) is not { } study)
        {
            return null;
        }

        var table = TruthTable.Of(study, settings.Rows);
        if (!table.Observed.Any(static r => r.Output == RowOutput.Positive))
        {
            return new ClaimMix(frame, table, []);
        }

        var names = study.Conditions.Select(static c => c.Name).ToHashSet(StringComparer.Ordinal);
        var expected = frame.Expectations.Where(e => names.Contains(e.TrimStart('~'))).ToList();
        MinimizationSettings[] ways =
        [
            new() { Type = SolutionType.Conservative },
            new() { Type = SolutionType.Intermediate, DirectionalExpectations = expected },
            new() { Type = SolutionType.Parsimonious },
        ];
        return new ClaimMix(frame, table, [.. ways.Select(w => Minimization.Solve(table, w, cancellation))]);
    }

    /// <summary>The study over a frame; null where coercion or success does not vary. Another condition that does not vary is left out.</summary>
    internal static Study? StudyOf(MixFrame frame, IReadOnlyList<CodedCase> cases, SetExpression coercion, SuccessDefinition success)
    {
        var kept = cases.Select(c => (Case: c, Y: success.Membership(c.Value))).Where(static p => p.Y is not null).ToList();
        double Value(CodedCase c, string name) => name == MixFrame.Coercion ? c.Coercion(coercion) : c.Value(name) ?? 0;
        bool Varies(Func<(CodedCase Case, double? Y), double> of) => kept.Select(of).Distinct().Skip(1).Any();
        var conditions = frame.Conditions.Where(n => Varies(p => Value(p.Case, n))).ToList();
        if (!Varies(static p => p.Y!.Value) || conditions.Count < 2 || conditions[0] != MixFrame.Coercion)
        {
            return null;
        }

        var table = CaseTable.Of(
            "cases.csv",
            ["case", .. conditions, "SUCCESS"],
            [.. kept.Select(p => (string[])[p.Case.Case.Id, .. conditions.Select(n => Text(Value(p.Case, n))), Text(p.Y!.Value)])]);
        return Study.Of(table, "SUCCESS", conditions);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
