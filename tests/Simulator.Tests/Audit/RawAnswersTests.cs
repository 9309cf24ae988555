using System.Globalization;
using System.Text;
using Simulator.Evidence.Audit;
using Simulator.Evidence.Studies;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Studies;

namespace Simulator.Tests.Audit;

public sealed class RawAnswersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answers").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Raw_answers_give_exact_rows_and_alpha_in_every_culture()
    {
        MadeUpStudy study = new(3);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            AuditReport report = StudyAudit.Run(Read(study, Csv(study)));
            Assert.All(report.Exact, r => Assert.True(r.IsExact));
            Assert.Equal(MadeUpStudy.Rows, report.Exact.Select(r => r.Row));
            foreach (ExactRow row in report.Exact)
                Assert.Equal(study.Test(row.Row, welch: false).Statistic, row.T, 1e-9);
            Assert.Equal(study.Printed["alpha/scale"], study.Text(report.Alphas.Single().WholeSample.Middle, 2));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_missing_answer_leaves_its_person_out_of_that_row_only()
    {
        MadeUpStudy study = new(3);
        string[] lines = Csv(study).Split('\n');
        lines[1] = string.Join(',', lines[1].Split(',').Select((cell, i) => i == 2 ? "" : cell));
        AuditReport report = StudyAudit.Run(Read(study, string.Join('\n', lines)));
        Assert.Equal(study.N.Sum() - 3, report.Exact.Single(r => r.Row == "item_1").Df);
        Assert.Equal(study.N.Sum() - 2, report.Exact.Single(r => r.Row == "item_2").Df);
    }

    [Fact]
    public void All_mistakes_of_the_table_are_told_with_line_and_column()
    {
        MadeUpStudy study = new(3);
        string csv = "arm,teacher,item_1,item_2,item_3,item_4\na,t1,1,2,3,6\nc,t2,1,2,3,4\na,t1,1,2.0,3,4\nb,t3,1,2,3\nb,,1, 2,3,4\n";
        BadInputException exception = Assert.Throws<BadInputException>(() => Read(study, csv));
        Assert.Equal([(2, 12), (3, 1), (4, 3), (4, 8), (5, 1), (6, 3), (6, 6)],
            exception.Problems.InOrder().Select(p => (p.At.Line, p.At.Column)));
        Assert.Contains("mine.csv:2:12: item_4: not an answer (6); a whole number from 1 to 5, or nothing", exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../mine.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("absent.csv")]
    public void Only_a_file_beside_the_study_is_read(string file)
    {
        MadeUpStudy study = new(3);
        BadInputException exception = Assert.Throws<BadInputException>(() =>
            EvidenceReader.ParseStudy(study.Yaml() + $"\nanswers: {file}\n", "s.yaml", folder));
        Assert.Contains("no such file", exception.Message, StringComparison.Ordinal);
    }

    private Study Read(MadeUpStudy study, string csv)
    {
        File.WriteAllText(Path.Combine(folder, "mine.csv"), csv);
        return EvidenceReader.ParseStudy(study.Yaml() + "\nanswers: mine.csv\n", "s.yaml", folder);
    }

    internal static string Csv(MadeUpStudy study)
    {
        StringBuilder csv = new("arm,teacher,item_1,item_2,item_3,item_4\n");
        for (int arm = 0; arm < 2; arm++)
        {
            for (int i = 0; i < study.N[arm]; i++)
            {
                csv.Append(CultureInfo.InvariantCulture,
                    $"{"ab"[arm]},t{arm}_{i},{string.Join(',', Enumerable.Range(1, 4).Select(k => (int)study.Values(arm, $"item_{k}")[i]))}\n");
            }
        }

        return csv.ToString();
    }
}
