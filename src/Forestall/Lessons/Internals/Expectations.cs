namespace Forestall.Lessons.Internals;

/// <summary>Directional expectations: which values of conditions, alone or together with others, should bring the outcome about.</summary>
internal sealed class Expectations
{
    private readonly List<List<Literal>> _terms = [];

    public Expectations(Study study, IEnumerable<string> texts)
    {
        foreach (var text in texts.SelectMany(static t => t.Split(['+', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (text != "-")
            {
                _terms.Add([.. text.Split('*', StringSplitOptions.TrimEntries).Select(l => LiteralReader.Read(study, l, "the directional expectation"))]);
            }
        }

        if (_terms.Count == 0)
        {
            throw new InputException("the intermediate solution needs at least one directional expectation; write for example --dir-exp A,~B.");
        }
    }

    /// <summary>
    /// The term between a conservative term and a parsimonious one that contains it. A literal that the parsimonious term does not have
    /// may go when it is contrary to an expectation, all other parts of which the conservative term has:
    /// what is then assumed to be positive is an easy counterfactual (Ragin 2008, chapter 9). Without an expectation the literal stays.
    /// </summary>
    public ulong Between(Cubes cubes, ulong conservative, ulong parsimonious)
    {
        var term = conservative;
        for (var c = 0; c < cubes.Conditions; c++)
        {
            var value = cubes.Value(conservative, c);
            if (value >= 0 && cubes.Value(parsimonious, c) < 0 && MayGo(cubes, conservative, c, value))
            {
                term = cubes.Without(term, c);
            }
        }

        return term;
    }

    private bool MayGo(Cubes cubes, ulong conservative, int condition, int value)
    {
        var about = _terms.Where(t => t.Exists(l => l.Condition == condition)).ToList();
        return about.Count > 0
            && !about.Exists(t => t.Contains(new Literal(condition, value)) && Rest(t))
            && about.Exists(Rest);

        bool Rest(List<Literal> t) => t.TrueForAll(l => l.Condition == condition || cubes.Value(conservative, l.Condition) == l.Value);
    }
}
