using Forestall.Record;

namespace Forestall.Tests.Record;

public sealed class OtherNamesTests
{
    [Theory]
    [InlineData("Burma", "MMR")]
    [InlineData("ivory coast", "CIV")]
    [InlineData("Democratic Republic of the Congo", "COD")]
    [InlineData("the Democratic Republic of the Congo", "COD")]
    [InlineData("Zaire", "COD")]
    [InlineData("Congo", "COG")]
    [InlineData("Yugoslavia", "SRB")]
    [InlineData("Palestine", "ISR")]
    [InlineData("the Gambia", "GMB")]
    [InlineData("The Philippines", "PHL")]
    [InlineData("Kosovo", "SRB")]
    [InlineData("Eritrea until 1993", "ETH")]
    public void A_state_is_found_by_another_name(string name, string code)
    {
        Assert.True(ViolenceRecord.Embedded.TryFind(name, out var situation));
        Assert.Equal(code, situation.Code);
    }

    [Fact]
    public void Every_other_name_leads_to_a_situation_and_is_the_name_of_none()
    {
        Assert.All(OtherNames.All, static n => Assert.Contains(ViolenceRecord.Embedded.Situations, s => s.Code == OtherNames.CodeOf(n)));
        Assert.DoesNotContain(OtherNames.All, static n => ViolenceRecord.Embedded.Situations.Any(s => s.Name.Equals(n, StringComparison.OrdinalIgnoreCase) || s.Code.Equals(n, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Timor", "Timor-Leste,East Timor")]
    [InlineData("rwnda", "Rwanda")]
    [InlineData("Serbia and", "Serbia and Montenegro")]
    [InlineData("Atlantis", "")]
    [InlineData(" ", "")]
    public void A_name_that_nothing_has_leads_to_those_near_it(string name, string near) =>
        Assert.Equal(near, string.Join(',', ViolenceRecord.Embedded.Near(name)));

    [Theory]
    [InlineData("Timor", "'Timor' is no situation in this record; did you mean TLS (Timor-Leste), East Timor (IDN)?")]
    [InlineData("", "no situation is named; give an ISO code of three letters such as RWA, a country's name, or a theatre such as Kosovo.")]
    public void What_is_not_found_is_said_in_a_sentence(string name, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<InputException>(() => ViolenceRecord.Embedded.Find(name)).Message);
}
